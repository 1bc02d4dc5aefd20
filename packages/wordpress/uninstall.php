<?php
/**
 * Takes away the one thing that this plugin keeps in the database.
 *
 * @package AI_Act_Check
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

if ( is_multisite() ) {
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $ai_act_check_site ) {
		delete_blog_option( $ai_act_check_site, 'ai_act_check' );
	}
} else {
	delete_option( 'ai_act_check' );
}
