<?php
/**
 * The page "Settings → AI Act Check": what holds for the whole site, and whether all files are there and served as they must be.
 *
 * @package AI_Act_Check
 */

defined( 'ABSPATH' ) || exit;

/** With which types browsers take which files. */
const AI_ACT_CHECK_TYPES = array(
	'js'   => 'text/javascript application/javascript application/x-javascript',
	'wasm' => 'application/wasm',
	'txt'  => 'text/plain',
	'html' => 'text/html',
);

add_action(
	'admin_menu',
	function () {
		$title = __( 'AI Act Check', 'ai-act-check' );
		add_options_page( $title, $title, 'manage_options', 'ai-act-check', 'ai_act_check_settings_page' );
	}
);

add_action(
	'admin_init',
	function () {
		register_setting(
			'ai-act-check',
			AI_ACT_CHECK_OPTION,
			array(
				'type'              => 'array',
				'default'           => array(),
				'sanitize_callback' => 'ai_act_check_sanitize',
			)
		);
		add_settings_section( 'site', __( 'For all pages', 'ai-act-check' ), 'ai_act_check_section', 'ai-act-check' );
		foreach ( ai_act_check_fields() as $name => $field ) {
			if ( isset( $field['default'] ) ) {
				$field['name']      = $name;
				$field['label_for'] = 'ai-act-check-' . $name;
				add_settings_field( $name, $field['label'], 'ai_act_check_control', 'ai-act-check', 'site', $field );
			}
		}
	}
);

add_action(
	'admin_enqueue_scripts',
	function ( $page ) {
		if ( 'settings_page_ai-act-check' === $page ) {
			wp_enqueue_script( 'ai-act-check-settings', plugins_url( 'admin/settings.js', AI_ACT_CHECK_FILE ), array(), AI_ACT_CHECK_VERSION, true );
		}
	}
);

add_filter(
	'plugin_action_links_' . plugin_basename( AI_ACT_CHECK_FILE ),
	function ( $links ) {
		$address = admin_url( 'options-general.php?page=ai-act-check' );
		return array_merge( array( sprintf( '<a href="%s">%s</a>', esc_url( $address ), esc_html__( 'Settings', 'ai-act-check' ) ) ), $links );
	}
);

/**
 * Keeps what the fields take, and says what they do not.
 *
 * @param mixed $given What the form sent.
 * @return array
 */
function ai_act_check_sanitize( $given ) {
	list( $taken, $refused ) = ai_act_check_taken( $given );
	$fields                  = ai_act_check_fields();
	foreach ( $refused as $name ) {
		if ( isset( $fields[ $name ] ) ) {
			/* translators: %s: label of a field. */
			add_settings_error( AI_ACT_CHECK_OPTION, $name, sprintf( __( '“%s” was not saved: the value is not understood.', 'ai-act-check' ), $fields[ $name ]['label'] ) );
		}
	}
	return $taken;
}

/** Above the fields. */
function ai_act_check_section() {
	echo '<p>' . esc_html__( 'What stands here holds where block or shortcode set nothing else.', 'ai-act-check' ) . '</p>';
}

/**
 * The control of a field.
 *
 * @param array $field From ai_act_check_fields(), with 'name' and 'label_for'.
 */
function ai_act_check_control( $field ) {
	list( $values ) = ai_act_check_taken( get_option( AI_ACT_CHECK_OPTION, array() ) );
	$value          = isset( $values[ $field['name'] ] ) ? $values[ $field['name'] ] : '';
	$id             = $field['label_for'];
	$name           = AI_ACT_CHECK_OPTION . '[' . $field['name'] . ']';
	$described      = isset( $field['help'] ) ? $id . '-help' : '';
	if ( isset( $field['choices'] ) ) {
		printf( '<select id="%s" name="%s" aria-describedby="%s">', esc_attr( $id ), esc_attr( $name ), esc_attr( $described ) );
		foreach ( array( '' => __( 'Not set here', 'ai-act-check' ) ) + $field['choices'] as $choice => $label ) {
			printf( '<option value="%s"%s>%s</option>', esc_attr( $choice ), selected( $value, $choice, false ), esc_html( $label ) );
		}
		echo '</select>';
	} elseif ( isset( $field['lines'] ) ) {
		printf( '<textarea id="%s" name="%s" aria-describedby="%s" rows="3" class="large-text">%s</textarea>', esc_attr( $id ), esc_attr( $name ), esc_attr( $described ), esc_textarea( $value ) );
	} else {
		printf( '<input type="text" id="%s" name="%s" aria-describedby="%s" value="%s" class="regular-text">', esc_attr( $id ), esc_attr( $name ), esc_attr( $described ), esc_attr( $value ) );
	}
	if ( $described ) {
		printf( '<p class="description" id="%s">%s</p>', esc_attr( $described ), esc_html( $field['help'] ) );
	}
}

/** The page. */
function ai_act_check_settings_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	?>
	<div class="wrap">
		<h1><?php esc_html_e( 'AI Act Check', 'ai-act-check' ); ?></h1>
		<p>
			<?php
			/* translators: %s: a shortcode. */
			echo esc_html( sprintf( __( 'Put the block “AI Act Check” on a page, or the shortcode %s.', 'ai-act-check' ), '[ai_act_check]' ) );
			?>
		</p>
		<form action="options.php" method="post">
			<?php
			settings_fields( 'ai-act-check' );
			do_settings_sections( 'ai-act-check' );
			submit_button();
			?>
		</form>
		<?php ai_act_check_files_table(); ?>
	</div>
	<?php
}

/** All files: as they lie on the disk, which PHP sees, and as the server sends them, which admin/settings.js looks at. */
function ai_act_check_files_table() {
	$manifest = ai_act_check_manifest();
	$words    = array(
		'right'       => __( 'right', 'ai-act-check' ),
		/* translators: %s: a number such as 404. */
		'status'      => __( 'The server answers with HTTP %s. Is access to the folder of plugins restricted?', 'ai-act-check' ),
		'unreachable' => __( 'The server cannot be reached, or something in this browser blocks the request.', 'ai-act-check' ),
		/* translators: %s: a media type such as text/plain. */
		'type'        => __( 'The type is %s. Ask for: ', 'ai-act-check' ),
		'changed'     => __( 'The server sends something else than the file. Does a plugin or a proxy change it?', 'ai-act-check' ),
		'plain'       => __( 'right, but not compressed: compression makes it smaller by two thirds', 'ai-act-check' ),
		'policy'      => __( 'The policy of this site admits no WebAssembly: add \'wasm-unsafe-eval\' to script-src, or choose the frame.', 'ai-act-check' ),
		/* translators: %s: a source such as 'sha256-…'. */
		'inside'      => __( 'The policy sent with this file stops its script: add %s and \'wasm-unsafe-eval\' to script-src for this file. Only the frame needs it.', 'ai-act-check' ),
		'framing'     => __( 'X-Frame-Options forbids frames. Only the frame needs this file.', 'ai-act-check' ),
		'no-policy'   => __( 'Nothing stands in the way of the check.', 'ai-act-check' ),
	);
	?>
	<h2><?php esc_html_e( 'Files', 'ai-act-check' ); ?></h2>
	<?php
	if ( AI_ACT_CHECK_VERSION !== $manifest['version'] ) {
		printf(
			'<div class="notice notice-error inline"><p>%s</p></div>',
			esc_html__( 'The files do not belong to this version of the plugin. Install the plugin anew.', 'ai-act-check' )
		);
	}
	?>
	<p>
		<?php
		/* translators: %s: a version. */
		echo esc_html( sprintf( __( 'Version %s.', 'ai-act-check' ), AI_ACT_CHECK_VERSION ) );
		?>
		<span id="ai-act-check-policy" data-url="<?php echo esc_url( home_url( '/' ) ); ?>" role="status"></span>
	</p>
	<table class="widefat striped" id="ai-act-check-files" data-words="<?php echo esc_attr( wp_json_encode( $words ) ); ?>">
		<thead>
			<tr>
				<th scope="col"><?php esc_html_e( 'File', 'ai-act-check' ); ?></th>
				<th scope="col"><?php esc_html_e( 'On the disk', 'ai-act-check' ); ?></th>
				<th scope="col"><?php esc_html_e( 'As the server sends it', 'ai-act-check' ); ?></th>
			</tr>
		</thead>
		<tbody>
			<?php
			foreach ( array_keys( $manifest['files'] ) as $plain ) {
				$file = ai_act_check_file( $plain );
				$end  = pathinfo( $file['file'], PATHINFO_EXTENSION );
				printf(
					'<tr data-url="%s" data-types="%s" data-bytes="%d" data-script="%s"><td>%s</td><td>%s</td><td>…</td></tr>',
					esc_url( $file['url'] ),
					esc_attr( isset( AI_ACT_CHECK_TYPES[ $end ] ) ? AI_ACT_CHECK_TYPES[ $end ] : '' ),
					(int) $file['bytes'],
					esc_attr( isset( $file['script'] ) ? $file['script'] : '' ),
					esc_html( $file['file'] ),
					esc_html( ai_act_check_on_disk( $file ) )
				);
			}
			?>
		</tbody>
	</table>
	<?php
}

/**
 * What is the matter with a file on the disk, in a few words.
 *
 * @param array $file From ai_act_check_file().
 * @return string
 */
function ai_act_check_on_disk( $file ) {
	if ( ! is_readable( $file['path'] ) ) {
		return __( 'is missing: install the plugin anew', 'ai-act-check' );
	}
	$sum = 'sha384-' . base64_encode( hash_file( 'sha384', $file['path'], true ) ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions -- The form of the integrity attribute.
	return $file['integrity'] === $sum ? __( 'right', 'ai-act-check' ) : __( 'is damaged: install the plugin anew, and transfer it as binary', 'ai-act-check' );
}
