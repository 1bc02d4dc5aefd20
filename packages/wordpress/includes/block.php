<?php
/**
 * The block. Its values stand in the block comment of the post, which WordPress leaves to authors too; its HTML is made when
 * the page is shown.
 *
 * @package AI_Act_Check
 */

defined( 'ABSPATH' ) || exit;

add_action( 'init', 'ai_act_check_register_block' );

/** Registers script and block. */
function ai_act_check_register_block() {
	wp_register_script(
		'ai-act-check-block',
		plugins_url( 'block/block.js', AI_ACT_CHECK_FILE ),
		array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element' ),
		AI_ACT_CHECK_VERSION,
		true
	);
	$attributes = array();
	foreach ( array_keys( ai_act_check_fields() ) as $name ) {
		$attributes[ $name ] = array( 'type' => 'string' );
	}
	register_block_type(
		dirname( AI_ACT_CHECK_FILE ) . '/block',
		array(
			'attributes'      => $attributes,
			'render_callback' => 'ai_act_check_block',
		)
	);
}

/**
 * The block on a page.
 *
 * @param array $attributes Values by the names of fields.
 * @return string
 */
function ai_act_check_block( $attributes ) {
	$given = array_intersect_key( $attributes, ai_act_check_fields() );
	return sprintf( '<div %s>%s</div>', get_block_wrapper_attributes(), ai_act_check_html( $given ) );
}

add_action( 'enqueue_block_editor_assets', 'ai_act_check_tell_block' );

/** Tells the script of the block which fields to show, in the language of whoever edits. */
function ai_act_check_tell_block() {
	$fields = array();
	foreach ( ai_act_check_fields() as $name => $field ) {
		$choices = array();
		foreach ( isset( $field['choices'] ) ? $field['choices'] : array() as $value => $label ) {
			$choices[] = array(
				'value' => (string) $value,
				'label' => (string) $label,
			);
		}
		$fields[] = array(
			'name'    => $name,
			'label'   => $field['label'],
			'help'    => isset( $field['help'] ) ? $field['help'] : '',
			'choices' => $choices,
			'lines'   => isset( $field['lines'] ),
		);
	}
	$frame = ai_act_check_file( 'frame.html' );
	$facts = array(
		'fields'   => $fields,
		'frame'    => $frame ? $frame['url'] : '',
		'settings' => __( 'Settings of the check', 'ai-act-check' ),
		'unset'    => __( 'Not set here', 'ai-act-check' ),
		'preview'  => __( 'Preview of the check', 'ai-act-check' ),
	);
	wp_add_inline_script( 'ai-act-check-block', 'window.aiActCheckBlock = ' . wp_json_encode( $facts ) . ';', 'before' );
}
