<?php
// What an administrator does by hand, by the same functions of WordPress: php run.php SITE install|plugin|update|uninstall [ZIP].
// Constants, because WordPress clears away variables of these names.
define( 'TEST_ACTION', $argv[2] );
define( 'TEST_ZIP', $argv[3] ?? '' );

// Nobody reads the mails of this site.
function wp_mail() {
	return true;
}
if ( 'install' === TEST_ACTION ) {
	define( 'WP_INSTALLING', true );
}
require $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';

/** Ends with a sentence if something is not so. */
function must( $holds, $sentence ) {
	if ( is_wp_error( $holds ) ) {
		$sentence .= ': ' . $holds->get_error_message();
	}
	if ( ! $holds || is_wp_error( $holds ) ) {
		fwrite( STDERR, $sentence . "\n" );
		exit( 1 );
	}
}

/** As "Plugins → Add new → Upload" does it; a second time it replaces the first. */
function bring( $zip ) {
	require_once ABSPATH . 'wp-admin/includes/class-wp-upgrader.php';
	$upgrader = new Plugin_Upgrader( new Automatic_Upgrader_Skin() );
	must( $upgrader->install( $zip, array( 'overwrite_package' => true ) ), 'the plugin cannot be unpacked' );
}

$plugin = 'ai-act-check/ai-act-check.php';
$folder = WP_PLUGIN_DIR . '/ai-act-check';

switch ( TEST_ACTION ) {
	case 'install':
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		wp_install( 'Stadt Beispiel', 'administrator', 'administrator@example.org', true, '', 'administrator', 'de_DE' );
		foreach ( array( 'editor', 'author' ) as $role ) {
			must( wp_insert_user( array( 'user_login' => $role, 'user_pass' => $role, 'user_email' => $role . '@example.org', 'role' => $role ) ), 'no ' . $role );
		}
		break;
	case 'plugin':
		wp_set_current_user( 1 );
		bring( TEST_ZIP );
		must( null === activate_plugin( $plugin ), 'the plugin cannot be activated' );
		break;
	case 'update':
		wp_set_current_user( 1 );
		file_put_contents( $folder . '/files/ai-act-check-0.0.1-00000000.js', 'an old file' );
		bring( TEST_ZIP );
		must( ! file_exists( $folder . '/files/ai-act-check-0.0.1-00000000.js' ), 'an old file is left after the update' );
		must( is_plugin_active( $plugin ), 'the plugin is off after the update' );
		must( get_option( 'ai_act_check' ), 'the settings are gone after the update' );
		break;
	case 'uninstall':
		wp_set_current_user( 1 );
		must( get_option( 'ai_act_check' ), 'there were no settings to remove' );
		deactivate_plugins( $plugin );
		must( delete_plugins( array( $plugin ) ), 'the plugin cannot be deleted' );
		must( ! file_exists( $folder ), 'its folder is left' );
		must( ! $GLOBALS['wpdb']->get_var( "SELECT COUNT(*) FROM {$GLOBALS['wpdb']->options} WHERE option_name LIKE '%ai_act_check%'" ), 'its settings are left' );
		break;
}

// Where WordPress gives up, it ends without an error.
echo 'done';
